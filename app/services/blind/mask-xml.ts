import { DOMParser, Element, type Node, onErrorStopParsing, Text, XMLSerializer } from '@xmldom/xmldom'
import { type Masker, type Replacement, replaced } from '#app/domain/blind/mask-text.ts'

/** Parts and the relations to them that are let go: what they say is no part of what is read. */
export const isDropped = (name: string): boolean => /^docProps\/|(^|\/)customXml\/|(^|\/)printerSettings\/|(^|\/)people\.xml$/i.test(name)

/** Elements that only say who, where or with what. */
const dropped = /^(rPh|phoneticPr|attachedTemplate|mailMerge|docVars|absPath|fileSharing)$/
const personal = /^(author|initials|lastModifiedBy|userId|providerId|userName)$/
const isPersonal = (element: string, attribute: string) =>
	personal.test(attribute) || (/^(person|cmAuthor)$/.test(element) && /^(name|displayName)$/.test(attribute))
/** Attributes and elements that only number things. */
const numbering = /^(id|paraId|textId|durableId|uid|cx|cy|x|y|idx|spid|axId|crossAx)$/
const schema = /^(https?:\/\/(schemas\.(openxmlformats\.org|microsoft\.com)|purl\.oclc\.org|www\.w3\.org)\/|urn:schemas-)\S*$/
/** Texts in one of these are read as one, however they are cut. */
const readAsOne = new Set(['p', 'si', 'is', 'text', 'rt'])
/** Such names are told even where paragraphs or cells cut them; shorter ones come about by chance. */
const longEnough = 4

/** Masks a part of an Office file in place of the names it holds; `leaks`: a name is left that runs over several paragraphs. Throws where it is no XML or declares what it needs not. */
export function maskXml(bytes: Uint8Array, name: string, masker: Masker): { bytes: Uint8Array; leaks: boolean } {
	const text = decoded(bytes)
	if (/<!DOCTYPE/i.test(text)) throw new Error('a part of an Office file has no document type')
	const document = new DOMParser({ locator: false, onError: onErrorStopParsing }).parseFromString(text, 'text/xml')
	const root = document.documentElement
	if (!root) throw new Error('a part without a root')
	const nodes = tidied(root)
	const find = remembering(masker)
	const isPlumbing = name.endsWith('.rels') || name === '[Content_Types].xml'
	for (const node of nodes) if (node instanceof Element) maskAttributes(node, isPlumbing ? { ...find, find: find.names } : find)
	const texts = nodes.filter((node) => node instanceof Text)
	for (const group of grouped(texts)) maskGroup(group, masker.find(group.map(({ data }) => data).join('')))
	const whole = texts.map(({ data }) => data).join('')
	const leaks = masker.names(whole).some(({ from, to }) => whole.slice(from, to).replaceAll(/\s/g, '').length >= longEnough)
	const written = new XMLSerializer().serializeToString(root)
	return { bytes: new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${written}`), leaks }
}

function decoded(bytes: Uint8Array): string {
	const [first, second] = bytes
	const mark = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
	return new TextDecoder(mark, { fatal: true }).decode(bytes)
}

/** Every element and text in the order of reading, without what was let go. */
function tidied(root: Element): (Element | Text)[] {
	const kept: (Element | Text)[] = []
	const open: Node[] = [root]
	for (let node = open.pop(); node; node = open.pop()) {
		if (node instanceof Text) kept.push(node)
		if (!(node instanceof Element)) {
			if (!(node instanceof Text)) node.parentNode?.removeChild(node)
			continue
		}
		if (dropped.test(node.localName ?? '') || leadsToDropped(node)) {
			node.parentNode?.removeChild(node)
			continue
		}
		kept.push(node)
		for (let child = node.lastChild; child; child = child.previousSibling) open.push(child)
	}
	return kept
}

function leadsToDropped(element: Element): boolean {
	const target =
		element.localName === 'Relationship' ? element.getAttribute('Target') : element.localName === 'Override' ? element.getAttribute('PartName') : null
	return target !== null && isDropped(target.replace(/^(\.\.\/|\/)+/, ''))
}

function maskAttributes(element: Element, { find, names }: Pick<Masker, 'find' | 'names'>) {
	const local = element.localName ?? ''
	if (local === 'Relationship' && element.getAttribute('TargetMode') === 'External') element.setAttribute('Target', 'about:blank')
	// The relation to the settings of a printer is gone.
	if (local === 'pageSetup') for (const attribute of [...element.attributes]) if (attribute.localName === 'id') element.removeAttributeNode(attribute)
	for (const attribute of [...element.attributes]) {
		const { name, value } = attribute
		const plain = attribute.localName ?? name
		if (name === 'xmlns' || name.startsWith('xmlns:')) continue
		const isFixed = schema.test(value) || numbering.test(plain) || numbering.test(local)
		if (isPersonal(local, plain)) attribute.value = ''
		else attribute.value = replaced(value, isFixed ? names(value) : find(value))
	}
}

/** Texts that are read as one: of the same paragraph, string or comment, and of the same kind. */
function grouped(texts: readonly Text[]): Text[][] {
	const groups = new Map<Node, Map<string, Text[]>>()
	for (const text of texts) {
		const kind = text.parentNode?.localName ?? ''
		let place: Node | null = text.parentNode
		while (place && !readAsOne.has(place.localName ?? '')) place = place.parentNode
		const of = place ?? text.parentNode
		if (!of) continue
		const kinds = groups.get(of) ?? new Map<string, Text[]>()
		groups.set(of, kinds)
		kinds.set(kind, [...(kinds.get(kind) ?? []), text])
	}
	return [...groups.values()].flatMap((kinds) => [...kinds.values()])
}

/** Puts each token where its stretch begins, and takes the rest of the stretch from the texts it runs over. */
function maskGroup(group: readonly Text[], replacements: readonly Replacement[]) {
	let begin = 0
	for (const text of group) {
		const { data } = text
		const [from, to] = [begin, begin + data.length]
		begin = to
		if (text.parentNode?.localName === 'author' && data.trim() !== '') text.data = ''
		const own = replacements.filter((one) => one.from < to && one.to > from)
		if (own.length === 0 || isIndex(text)) continue
		const pieces = own.map((one) => ({
			from: Math.max(0, one.from - from),
			to: Math.min(data.length, one.to - from),
			token: one.from >= from ? one.token : '',
		}))
		text.data = replaced(data, pieces)
		becomeText(text)
	}
}

const cellOf = ({ parentNode }: Text) => {
	const cell = parentNode?.localName === 'v' ? parentNode.parentNode : null
	return cell instanceof Element && cell.localName === 'c' ? cell : null
}
/** Whether it is the place of a shared string, not what is read. */
const isIndex = (text: Text) => cellOf(text)?.getAttribute('t') === 's'

/** A cell whose number became words is a cell of words. */
function becomeText(text: Text) {
	const cell = cellOf(text)
	if (cell && !['str', 'inlineStr'].includes(cell.getAttribute('t') ?? 'n')) cell.setAttribute('t', 'str')
}

/** Looks at each value once: the same stand thousands of times in a part. */
function remembering({ find, names }: Masker): Pick<Masker, 'find' | 'names'> {
	const once = (look: (text: string) => Replacement[]) => {
		const known = new Map<string, Replacement[]>()
		return (text: string) => {
			if (text.length < 2) return []
			const found = known.get(text) ?? look(text)
			if (known.size < 20_000) known.set(text, found)
			return found
		}
	}
	return { find: once(find), names: once(names) }
}
