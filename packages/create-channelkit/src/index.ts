export { type CreateOptions, create, TEMPLATES, type Template } from './create.ts'
