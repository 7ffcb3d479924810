import { fileKinds } from '#app/domain/bid/file.ts'
import { type MaskedBytes, mayGoOn, outcomeOf } from '#app/domain/blind/findings.ts'
import type { Identity } from '#app/domain/blind/identity.ts'
import { type Masker, maskerOf } from '#app/domain/blind/mask-text.ts'
import { maskOffice } from './mask-office.ts'
import { maskPdf } from './mask-pdf.ts'
import { stripPicture } from './strip-picture.ts'

export type FileToMask = { bytes: Uint8Array; mediaType: string; identity: Identity }
export type MaskedFile = MaskedBytes & { outcome: 'masked' | 'held' }

/** Masks a file; what is left of it is answered only where it may go on, by itself or once somebody looked. */
export async function maskFile({ bytes, mediaType, identity }: FileToMask): Promise<MaskedFile> {
	const { findings, bytes: left } = await maskBytes(bytes, mediaType, maskerOf(identity)).catch(damaged)
	return { outcome: outcomeOf(findings), findings, bytes: mayGoOn(findings) ? left : null }
}

/** Whatever a reader stumbles over, nobody knows what stands behind it. */
const damaged = (): MaskedBytes => ({ findings: ['damaged'], bytes: null })

async function maskBytes(bytes: Uint8Array, mediaType: string, masker: Masker): Promise<MaskedBytes> {
	switch (mediaType) {
		case fileKinds.docx:
		case fileKinds.xlsx:
		case fileKinds.pptx:
			return maskOffice(bytes, masker)
		case fileKinds.pdf:
			return maskPdf(bytes, masker)
		case fileKinds.jpg:
		case fileKinds.png: {
			const stripped = stripPicture(bytes)
			return { findings: [stripped ? 'picture' : 'damaged'], bytes: stripped ?? null }
		}
		case fileKinds.txt:
		case fileKinds.csv:
			return { findings: [], bytes: new TextEncoder().encode(masker.mask(new TextDecoder('utf-8', { fatal: true }).decode(bytes))) }
		case fileKinds.zip:
			return { findings: ['archive'], bytes: null }
		default:
			return { findings: ['unknown'], bytes: null }
	}
}
