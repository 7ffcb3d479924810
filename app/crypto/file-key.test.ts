import { expect, test } from 'vitest'
import { decryptBy, encryptTo } from './age.ts'
import { utf8 } from './bytes.ts'
import { fileKeyIdentity, fileKeyOf } from './file-key.ts'
import { createKeyPair } from './key-pair.ts'

test('the key of a file opens that file alone', async () => {
	const [own, other] = await Promise.all([createKeyPair(), createKeyPair()])
	const [file, another] = await Promise.all(['a', 'b'].map((text) => encryptTo([own.recipient], utf8(text))))
	if (!file || !another) throw new Error('no files')
	const key = await fileKeyOf(own.identity, file)
	const identity = key.ok && fileKeyIdentity(key.value)
	if (!identity) throw new Error('no key')
	expect(await decryptBy(identity, file)).toMatchObject({ ok: true, value: utf8('a') })
	expect((await decryptBy(identity, another)).ok).toBe(false)
	expect(await fileKeyOf(other.identity, file)).toMatchObject({ ok: false, refusal: { code: 'wrong-key' } })
	expect(await fileKeyOf(own.identity, file.subarray(0, 40))).toMatchObject({ ok: false, refusal: { code: 'damaged' } })
	expect(fileKeyIdentity('zu kurz')).toBeUndefined()
})
