import type { Translation } from '../translation.ts'
import account from './account.ts'
import bid from './bid.ts'
import challenge from './challenge.ts'
import common from './common.ts'
import demand from './demand.ts'
import draft from './draft.ts'
import halt from './halt.ts'
import importTexts from './import.ts'
import list from './list.ts'
import mail from './mail.ts'
import monitor from './monitor.ts'
import notice from './notice.ts'
import office from './office.ts'
import organisation from './organisation.ts'
import question from './question.ts'
import refusal from './refusal.ts'
import rules from './rules.ts'
import ui from './ui.ts'
import validation from './validation.ts'
import write from './write.ts'

const en = {
	account,
	bid,
	challenge,
	common,
	demand,
	draft,
	halt,
	import: importTexts,
	list,
	mail,
	monitor,
	notice,
	office,
	organisation,
	question,
	refusal,
	rules,
	ui,
	validation,
	write,
} satisfies Translation
export default en
