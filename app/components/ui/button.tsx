import type { LinkProps } from '@remix-run/react'
import type { ComponentPropsWithoutRef } from 'react'
import { Link } from './link.tsx'

type Variant = 'primary' | 'plain' | 'quiet' | 'danger' | 'link'
const classOf = (variant: Variant, isWide: boolean) => `btn${variant === 'plain' ? '' : ` ${variant}`}${isWide ? ' wide' : ''}`

export function Button({ variant = 'plain', isWide = false, ...props }: ComponentPropsWithoutRef<'button'> & { variant?: Variant; isWide?: boolean }) {
	return <button type="submit" className={classOf(variant, isWide)} {...props} />
}

export function LinkButton({ variant = 'plain', isWide = false, ...props }: LinkProps & { variant?: Variant; isWide?: boolean }) {
	return <Link className={classOf(variant, isWide)} {...props} />
}
