import { accept, type Decision, refuse } from '../decision.ts'
import { acceptFile, type FileKind, type FileRefusal, fileLimits, type Looked } from './file.ts'

/** What of a bid's files a correction may change: further ones may come (`files`), or another takes the place of the one of this id. */
export type FilePoint = 'files' | `file:${string}`

const mark = 'file:'

/** The point that lists a file to be replaced. */
export const replacing = (fileId: string): FilePoint => `${mark}${fileId}`

/** Whether a point of a correction is about files. */
export const isFilePoint = (point: string): point is FilePoint => point === 'files' || point.startsWith(mark)

/** The id of the file that a point lets be replaced; null where it lets files be added. */
export const replacedBy = (point: FilePoint): string | null => (point === 'files' ? null : point.slice(mark.length))

/** A bid's files as they count: what was opened, each with what replaced it in its place, then what was added. */
export function countedFiles<File extends { id: string }>(
	opened: readonly File[],
	corrected: readonly { replaces: string | null; file: File }[],
): readonly File[] {
	const inPlace = opened.map((file) => corrected.find(({ replaces }) => replaces === file.id)?.file ?? file)
	return [...inPlace, ...corrected.flatMap(({ replaces, file }) => (replaces === null ? [file] : []))]
}

export type SentFile = Looked & { /** The point it was sent for. */ point: string; name: string; sha256: string }
/** A file that is taken: what it is, and the id of the file whose place it takes; null where it is added. */
export type TakenFile<File extends SentFile> = { file: File; kind: FileKind; replaces: string | null }
export type FileFault = { point: string; name: string; code: FileRefusal['code'] | 'file-unlisted' | 'file-same' }

/** Decides on all files of a correction at once, each as files of a bid are: only for the points that are listed, one in the place of one, none that the bid has already. */
export function acceptFiles<File extends SentFile>(
	sent: readonly File[],
	{ listed, opened }: { listed: readonly string[]; opened: readonly { sha256: string }[] },
): Decision<readonly TakenFile<File>[], { code: 'files-refused'; faults: readonly FileFault[] }> {
	const taken: TakenFile<File>[] = []
	const faults: FileFault[] = []
	for (const [at, file] of sent.entries()) {
		const { point, name, sha256 } = file
		const earlier = sent.slice(0, at)
		const forPoint = earlier.filter((one) => one.point === point).length
		const present = point === 'files' ? opened.length + forPoint : forPoint * fileLimits.count
		const isSame = [...opened, ...earlier].some((one) => one.sha256 === sha256)
		const decision = acceptFile(name, file, present)
		if (!isFilePoint(point) || !listed.includes(point)) faults.push({ point, name, code: 'file-unlisted' })
		else if (!decision.ok) faults.push({ point, name, code: decision.refusal.code })
		else if (isSame) faults.push({ point, name, code: 'file-same' })
		else taken.push({ file, kind: decision.value, replaces: replacedBy(point) })
	}
	return faults.length > 0 ? refuse({ code: 'files-refused', faults }) : accept(taken)
}
