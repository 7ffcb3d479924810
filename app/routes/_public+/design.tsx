export const meta = () => [{ title: 'Parts' }]
export { Showcase as default } from '#app/components/showcase/showcase.tsx'
