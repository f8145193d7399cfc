/** Whether this is `npm run test:operate`: what takes long with real programs runs there alone. */
export const isOperating = process.env.OPERATE === '1'
