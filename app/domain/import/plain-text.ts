/** Full-width letters, digits, signs and blanks as half-width ones. Unlike NFKC it leaves superscripts (10⁶) and unit signs (℃) alone. */
export function toHalfWidth(text: string): string {
	return text.replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0)).replace(/[\u3000\u00A0]/g, ' ')
}

/** A cell as one line: half-width, without control characters, blanks joined. */
export function toLine(text: string): string {
	return toHalfWidth(text)
		.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
		.trim()
}

/** A cell as one line to be shown: letters and digits half-width, the punctuation as written. */
export function toWords(text: string): string {
	return joinBlanks(toHalfWidthSigns(text))
}

/** A cell as a passage: line breaks of one kind, no blanks at line ends, at most one empty line in a row. */
export function toPassage(text: string): string {
	return text
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n\t]|\uFEFF/gu, '')
		.split('\n')
		.map((line) => line.trimEnd())
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim()
}

/** Whether a cell says nothing: empty, a dash or stroke, 无, N/A. */
export function isBlank(text: string): boolean {
	return /^(|[-—–/\\]+|无|暂无|n\/?a|none)$/i.test(toLine(text))
}

/** Like `toHalfWidth`, but leaves the punctuation of Chinese sentences （），：；！？ as written. */
export function toHalfWidthSigns(text: string): string {
	return text.replace(/[^\uFF08\uFF09\uFF0C\uFF1A\uFF1B\uFF01\uFF1F]/g, toHalfWidth)
}

function joinBlanks(text: string): string {
	return text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()
}
