import { canonicalJson } from '#app/crypto/canonical-json.ts'
import { signCheckpoint } from '#app/crypto/checkpoint.ts'
import type { Signer } from '#app/crypto/log-key.ts'
import { appendedNodes, type NodeId, nodesForAppending, nodesOf, rootOf } from '#app/crypto/merkle.ts'
import type { SheetLeaf } from '#app/crypto/sheet-leaf.ts'
import { leafHashOf, makeLeaf, type SubmissionLeaf } from '#app/crypto/submission-leaf.ts'
import type { Tx } from '#db/client.ts'
import * as CheckpointRepository from '#db/repositories/checkpoint-repository.ts'
import * as LogRepository from '#db/repositories/log-repository.ts'

type AppendLeaf = Pick<SubmissionLeaf, 'version' | 'kind' | 'parts'> & {
	signer: Signer
	bidId: string
	challengeCode: string
	/** What the leaf calls the bid; its key where not given. */
	bidName?: string
	at: Date
}

/** Appends what was done to a bid to the log, within the unit of work that does it, and signs the checkpoint its receipt shows. */
export function appendLeaf(tx: Tx, { signer, bidId, challengeCode, bidName = bidId, version, kind, parts, at }: AppendLeaf) {
	return append(tx, { signer, leaf: makeLeaf({ kind, challenge: challengeCode, bid: bidName, version, parts, at }), bidId, version, at })
}

type AppendSheet = { signer: Signer; leaf: SheetLeaf; bidId: string; version: number; at: Date }

/** Appends a submitted score sheet to the log, within the unit of work that submits it, and signs the checkpoint its receipt shows. */
export function appendSheetLeaf(tx: Tx, sheet: AppendSheet) {
	return append(tx, sheet)
}

type Append = Omit<AppendSheet, 'leaf'> & { leaf: SubmissionLeaf | SheetLeaf }

/** A unit that lost against another append runs again by itself, so no two take the same place. */
async function append(tx: Tx, { signer, leaf, bidId, version, at }: Append): Promise<{ leafIndex: number; checkpointId: string }> {
	const leafIndex = await LogRepository.countLeaves(tx)
	const size = leafIndex + 1
	const stored = await LogRepository.readNodes(tx, [...nodesForAppending(leafIndex), ...nodesOf([{ start: 0, end: size }])])
	const appended = appendedNodes(leafIndex, leafHashOf(leaf), stored)
	const isAt = (node: NodeId) => appended.find(({ level, index }) => level === node.level && index === node.index)
	const root = rootOf(size, (node) => isAt(node)?.hash ?? stored(node))
	const checkpointId = await CheckpointRepository.insert(tx, { size, at, reason: 'receipt', note: signCheckpoint({ size, root, at }, signer) })
	await LogRepository.insertLeaf(tx, { index: leafIndex, bidId, version, kind: leaf.kind, leaf: canonicalJson(leaf), at, checkpointId })
	await LogRepository.insertNodes(tx, appended)
	return { leafIndex, checkpointId }
}
