import { mayFollow } from '#app/domain/evaluation/begin.ts'
import type { Db } from '#db/client.ts'
import * as AwardRepository from '#db/repositories/award-repository.ts'
import * as EvaluationRepository from '#db/repositories/evaluation-repository.ts'
import type * as PanelRepository from '#db/repositories/panel-repository.ts'

type Panel = NonNullable<Awaited<ReturnType<typeof PanelRepository.findLatest>>>

/** Whether another panel may take the place of this one: it was dissolved, or what it scored led to an award that was returned. */
export async function isPanelDone(db: Db, challengeId: string, panel: Pick<Panel, 'id' | 'status'>): Promise<boolean> {
	if (panel.status === 'dissolved') return true
	const latest = await EvaluationRepository.findLatest(db, challengeId)
	if (latest?.panelId !== panel.id || latest.status !== 'locked') return false
	const award = (await AwardRepository.findLatest(db, challengeId))?.award ?? null
	return mayFollow({ before: { ...latest, isPanelGone: false }, award })
}
