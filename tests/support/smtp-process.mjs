// A mail server in a process of its own, for the tests of delivery. It tells its parent the port and every mail whose
// content came in whole. Addresses decide how it behaves: later@ is put off once (451), never@ is refused (550), cut@
// loses its connection once after the content was taken and before that was confirmed.
import { SMTPServer } from 'smtp-server'

const seen = new Map()
const timesOf = (address) => {
	seen.set(address, (seen.get(address) ?? 0) + 1)
	return seen.get(address)
}
const refusal = (code, message) => Object.assign(new Error(message), { responseCode: code })

const server = new SMTPServer({
	disabledCommands: ['STARTTLS'],
	allowInsecureAuth: true,
	onAuth(auth, _session, callback) {
		if (auth.username === 'lianbang' && auth.password === 'secret') callback(null, { user: auth.username })
		else callback(refusal(535, 'wrong password'))
	},
	onRcptTo({ address }, _session, callback) {
		if (address.startsWith('never@')) callback(refusal(550, 'no such mailbox'))
		else if (address.startsWith('later@') && timesOf(address) === 1) callback(refusal(451, 'try again later'))
		else callback()
	},
	onData(stream, session, callback) {
		const chunks = []
		stream.on('data', (chunk) => chunks.push(chunk))
		stream.on('end', () => {
			const to = session.envelope.rcptTo.map(({ address }) => address)
			process.send?.({ kind: 'mail', from: session.envelope.mailFrom.address, to, source: Buffer.concat(chunks).toString() })
			const isCut = to.some((address) => address.startsWith('cut@') && timesOf(address) === 1)
			if (!isCut) callback(null, 'taken')
			else for (const connection of server.connections) connection._socket.destroy()
		})
	},
})
server.on('error', () => {})
server.listen(0, '127.0.0.1', () => process.send?.({ kind: 'port', port: server.server.address().port }))
process.once('disconnect', () => process.exit(0))
