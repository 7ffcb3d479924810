import { useLanguage } from '#app/i18n/use-format.ts'

/** A name in the reader's language; a Chinese one among English words says that it is. */
export function Name({ of: { name, nameEn } }: { of: { name: string; nameEn: string | null } }) {
	if (useLanguage() === 'zh') return name
	return nameEn ?? <span lang="zh-CN">{name}</span>
}
