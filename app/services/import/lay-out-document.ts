import { AlignmentType, BorderStyle, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import type { ListDocument } from '#app/domain/list/list-document.ts'
import { printable } from './printable.ts'

const fonts = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun', cs: 'Times New Roman' }
/** A4 with margins of 2.5 cm, in twentieths of a point. */
const page = { size: { width: 11_906, height: 16_838 }, margin: { top: 1417, bottom: 1417, left: 1417, right: 1417 } }
const widths = [1800, 7272]
/** So many rows stand on one page with the heading and the row behind them, and a text of so many characters is not split between pages. */
const keptRows = 3
const shortText = 300
const line = { style: BorderStyle.SINGLE, size: 4, color: '444444' }

/** Writes a .docx on A4 with page numbers: the title and its lines in the middle, then a table a challenge. */
export function layOutDocument({ title, lines, note, tables }: ListDocument): Promise<Buffer> {
	const document = new Document({
		title,
		creator: lines[1] ?? '',
		styles: { default: { document: { run: { font: fonts, size: 22, language: { value: 'en-GB', eastAsia: 'zh-CN' } } } } },
		sections: [
			{
				properties: { page },
				footers: { default: new Footer({ children: [centred([new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })])] }) },
				children: [
					new Paragraph({
						heading: HeadingLevel.TITLE,
						alignment: AlignmentType.CENTER,
						spacing: { after: 200 },
						children: [run(title, { bold: true, size: 40 })],
					}),
					...lines.map((text) => centred([run(text)])),
					...(note === '' ? [] : [new Paragraph({ spacing: { before: 240 }, children: broken(note) })]),
					...tables.flatMap(challengeTable),
				],
			},
		],
	})
	return Packer.toBuffer(document)
}

const run = (text: string, look: { bold?: boolean; size?: number } = {}) => new TextRun({ text: printable(text), color: '000000', font: fonts, ...look })
const centred = (children: TextRun[]) => new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 80 }, children })
/** Text with its line breaks. */
const broken = (text: string) =>
	printable(text)
		.split('\n')
		.map((part, at) => new TextRun({ text: part, ...(at > 0 ? { break: 1 } : {}) }))

function challengeTable({ heading, rows }: ListDocument['tables'][number]) {
	return [
		new Paragraph({
			heading: HeadingLevel.HEADING_2,
			keepNext: true,
			spacing: { before: 360, after: 120 },
			children: [run(heading, { bold: true, size: 24 })],
		}),
		new Table({
			width: { size: 9072, type: WidthType.DXA },
			columnWidths: widths,
			borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
			rows: rows.map(([name, text], at) => {
				const keepNext = at < keptRows
				return new TableRow({
					cantSplit: text.length <= shortText,
					children: [cell(widths[0] ?? 0, [run(name, { bold: true })], { keepNext, fill: 'F1EFE9' }), cell(widths[1] ?? 0, broken(text), { keepNext })],
				})
			}),
		}),
	]
}

function cell(size: number, children: TextRun[], { keepNext, fill }: { keepNext: boolean; fill?: string }): TableCell {
	return new TableCell({
		width: { size, type: WidthType.DXA },
		margins: { top: 60, bottom: 60, left: 100, right: 100 },
		...(fill ? { shading: { fill } } : {}),
		children: [new Paragraph({ keepNext, children })],
	})
}
