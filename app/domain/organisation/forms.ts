import { z } from 'zod'
import '../validation/messages.ts'
import { citySlugs, organisationKinds, organisationStatuses } from './organisation.ts'
import { normaliseName } from './registration.ts'

const Line = (longest: number) => z.string().transform(normaliseName).pipe(z.string().min(1).max(longest))

/** Sending a registration back: what the applicant is told. */
export const ReturnForm = z.object({ reason: z.string().trim().min(1).max(500) })

/** A bureau the office sets up, with the address its first officer is invited under. */
export const BureauForm = z.object({ name: Line(100), citySlug: z.enum(citySlugs), email: z.string().trim().toLowerCase().max(254).pipe(z.email()) })

const chainNames = {
	nameZh: Line(40),
	nameEn: Line(80),
	hue: z.coerce.number().int().min(1).max(5),
	/** Slug of the lead institute; none yet when empty. */
	lead: z.string().max(80).default(''),
}

/** A chain's names, hue and lead institute. */
export const ChainForm = z.object(chainNames)

/** A new chain: also its address and the prefix of its codes, which never change. */
export const NewChainForm = z.object({
	slug: z
		.string()
		.trim()
		.regex(/^[a-z][a-z0-9-]{1,39}$/, 'slug-invalid')
		.refine((slug) => slug !== 'new', 'slug-taken'),
	codePrefix: z
		.string()
		.trim()
		.toUpperCase()
		.regex(/^[A-Z]{2,5}$/, 'code-prefix-invalid'),
	...chainNames,
})

/** Letting an organisation join a chain's alliance. */
export const MemberForm = z.object({ organisation: z.string().trim().min(1).max(100) })

/** The filter of a list of organisations; nonsense falls back to "all". */
export const OrganisationSearch = z.object({
	status: z.preprocess(last, z.enum(organisationStatuses).optional()).catch(undefined),
	kind: z.preprocess(last, z.enum(organisationKinds).optional()).catch(undefined),
	city: z.preprocess(last, z.enum(citySlugs).optional()).catch(undefined),
	q: z.preprocess(last, z.string().trim().max(100)).catch(''),
	page: z.preprocess(last, z.coerce.number().int().min(1).max(10_000)).catch(1),
})

function last(value: unknown): unknown {
	return Array.isArray(value) ? value.at(-1) : value
}

/** The organisation or chain an address names. */
export const SlugParams = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,80}$/) })

/** A member of a chain, as an address names it. */
export const MemberParams = SlugParams.extend({ organisation: SlugParams.shape.slug })
