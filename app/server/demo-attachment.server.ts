import { encryptName, fileRecord } from '#app/services/bid/encrypted-bid.server.ts'
import { lookAtFile } from '#app/services/bid/look-at-file.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Store } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as FileRepository from '#db/repositories/file-repository.ts'
import type { FileStorage } from './file-storage.server.ts'

type Attaching = { store: Store; vault: Vault; storage: FileStorage; bidId: string; bidder: string; uploadedAt: Date }

/** Gives an opened bid of the demo a file that names its bidder, so that its blind package has something to mask. */
export async function attachDemoFile({ store, vault, storage, bidId, bidder, uploadedAt }: Attaching): Promise<void> {
	const version = await BidVersionRepository.findStanding(store.db, bidId)
	if (!version) throw new Error(`bid ${bidId} has no sealed version`)
	const lines = [
		'技术方案补充说明',
		`本方案由${bidder}编制，试验在${bidder}中试基地完成。`,
		'连续三批样品的自测结果见下：第一批合格，第二批合格，第三批复测后合格。',
		'全部原始记录可供现场核查。',
	]
	const { Document, Packer, Paragraph } = await import('docx')
	const document = new Document({ creator: bidder, title: '技术方案补充说明', sections: [{ children: lines.map((text) => new Paragraph({ text })) }] })
	const bytes = new Uint8Array(await Packer.toBuffer(document))
	const { size, sha256 } = await lookAtFile(bytes)
	const id = newId()
	const storageName = await storage.put(vault.encryptBytes(bytes, fileRecord({ id, bidId })))
	const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
	const row = { id, bidId, storageName, originalName: encryptName(vault, { id, bidId }, `${bidder}技术方案补充说明.docx`), mediaType, size, sha256 }
	await store.tx((tx) => FileRepository.insert(tx, version.id, { ...row, uploadedByUserId: version.savedByUserId, uploadedAt }))
}
