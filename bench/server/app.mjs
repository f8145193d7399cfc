/** The one app that every contestant serves. */
export const app = { id: 'bench', key: 'bench-key', secret: 'bench-secret' }
export const channel = 'bench'
