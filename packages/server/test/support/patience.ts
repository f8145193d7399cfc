/** How long a test waits for what has to happen, in ms: a busy machine takes many times what a free one does. */
export const PATIENCE = 20_000
