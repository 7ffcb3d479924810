/** Largest file, most rows of data and most columns of a sheet. */
export const importLimits = { bytes: 10 * 1024 * 1024, rows: 5000, columns: 200 }

/** Why a file cannot be read, with what its sentence needs. `formulas` names the first cells that hold one, and how many there are. */
export type ImportFileRefusal =
	| { code: 'too-large'; megabytes: number }
	| { code: 'wrong-type'; kind: string }
	| { code: 'password-protected' }
	| { code: 'zip-bomb'; megabytes: number }
	| { code: 'too-many-rows'; limit: number; sheet: string }
	| { code: 'too-many-columns'; limit: number; sheet: string }
	| { code: 'formulas'; cells: string[]; count: number }
	| { code: 'broken-encoding' }
	| { code: 'empty' }
	| { code: 'damaged' }
	| { code: 'too-complex' }
	| { code: 'no-header-found'; sheets: string[] }
