import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { BlindFinding } from '#app/domain/blind/findings.ts'
import type { BlindOutcome } from '#app/domain/evaluation/lifecycle.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/field.tsx'
import { Tag } from '../ui/tag.tsx'

type ScreenedFile = {
	id: string
	name: string
	sentName: string
	outcome: BlindOutcome
	findings: readonly BlindFinding[]
	isUndecided: boolean
	mayGoOn: boolean
	decided: { at: Date; by: string } | null
}
type Files = { files: readonly ScreenedFile[]; bidId: string; seen: number; action: string; mayChange: boolean }

const tones = { masked: 'ok', passed: 'ok', held: 'warn', out: 'plain' } as const

/** The files of a package: what was found in each, and what its screener makes of it. */
export function PackageFiles({ files, bidId, seen, action, mayChange }: Files) {
	const { t } = useTranslation('blind')
	const format = useFormat()
	if (files.length === 0) return <p>{t('noFiles')}</p>
	return (
		<table className="stacked">
			<caption className="visually-hidden">{t('files')}</caption>
			<thead>
				<tr>
					<th scope="col">{t('file')}</th>
					<th scope="col">{t('found')}</th>
					<th scope="col">{t('decision')}</th>
				</tr>
			</thead>
			<tbody>
				{files.map((file) => {
					const state = file.outcome === 'held' && !file.isUndecided ? 'out' : file.outcome
					return (
						<tr key={file.id}>
							<th scope="row">
								{file.name}
								<div className="faint">
									{t('sent')}: <a href={`/files/${file.id}`}>{file.sentName}</a>
								</div>
							</th>
							<td data-label={t('found')}>
								{file.findings.length === 0 ? <div>{t('clean')}</div> : null}
								{file.findings.map((finding) => (
									<div key={finding}>{t(`finding.${finding}`)}</div>
								))}
								{file.mayGoOn ? (
									<a href={`/packages/${bidId}/files/${file.id}`} download>
										{t('look')}
									</a>
								) : null}
							</td>
							<td data-label={t('decision')}>
								<Tag tone={tones[state]}>{t(`outcome.${state}`)}</Tag>
								{file.decided ? <div className="faint">{t('by', { name: file.decided.by, at: format.instant(file.decided.at) })}</div> : null}
								{mayChange ? <Deciding file={file} state={state} seen={seen} action={`${action}/files/${file.id}`} /> : null}
							</td>
						</tr>
					)
				})}
			</tbody>
		</table>
	)
}

type Decided = { file: ScreenedFile; state: keyof typeof tones; seen: number; action: string }

function Deciding({ file, state, seen, action }: Decided) {
	const { t } = useTranslation('blind')
	const mayPass = file.mayGoOn && (state === 'held' || state === 'out')
	return (
		<>
			{mayPass ? (
				<Form method="post" action={action}>
					<input type="hidden" name="seen" value={seen} />
					<input type="hidden" name="decision" value="pass" />
					<CheckField id={`looked-${file.id}`} name="looked" label={t('looked')} aria-label={t('lookedOf', { name: file.name })} required />
					<Button aria-label={t('passOf', { name: file.name })}>{t('pass')}</Button>
				</Form>
			) : null}
			{file.mayGoOn ? null : <div>{t('barred')}</div>}
			{state === 'out' ? null : (
				<Form method="post" action={action}>
					<input type="hidden" name="seen" value={seen} />
					<input type="hidden" name="decision" value="leave-out" />
					<Button variant="quiet" aria-label={t('leaveOf', { name: file.name })}>
						{t('leave')}
					</Button>
				</Form>
			)}
		</>
	)
}
