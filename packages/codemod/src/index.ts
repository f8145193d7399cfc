export { CODEMODS, type Codemod, type Transformed, type TransformOptions, transform } from './transform.ts'
