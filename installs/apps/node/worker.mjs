import { Worker } from 'node:worker_threads'

const worker = new Worker(new URL('./esm.mjs', import.meta.url))
worker.on('exit', (code) => process.exit(code))
