import account from './account.ts'
import award from './award.ts'
import bid from './bid.ts'
import blind from './blind.ts'
import challenge from './challenge.ts'
import clarify from './clarify.ts'
import common from './common.ts'
import compose from './compose.ts'
import demand from './demand.ts'
import draft from './draft.ts'
import event from './event.ts'
import halt from './halt.ts'
import importTexts from './import.ts'
import judging from './judging.ts'
import keys from './keys.ts'
import list from './list.ts'
import log from './log.ts'
import mail from './mail.ts'
import monitor from './monitor.ts'
import news from './news.ts'
import notice from './notice.ts'
import office from './office.ts'
import organisation from './organisation.ts'
import question from './question.ts'
import ranking from './ranking.ts'
import refusal from './refusal.ts'
import review from './review.ts'
import rules from './rules.ts'
import screening from './screening.ts'
import sealing from './sealing.ts'
import sheet from './sheet.ts'
import ui from './ui.ts'
import validation from './validation.ts'
import waiting from './waiting.ts'
import write from './write.ts'

const zh = {
	account,
	award,
	bid,
	blind,
	challenge,
	clarify,
	common,
	compose,
	demand,
	event,
	draft,
	halt,
	import: importTexts,
	judging,
	keys,
	list,
	log,
	mail,
	monitor,
	news,
	notice,
	office,
	organisation,
	question,
	ranking,
	refusal,
	review,
	rules,
	screening,
	sealing,
	sheet,
	ui,
	validation,
	waiting,
	write,
}
export default zh
