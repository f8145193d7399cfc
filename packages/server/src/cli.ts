#!/usr/bin/env node
import { run } from './command/run.ts'

process.exitCode = await run(process.argv.slice(2), process.env)
// What still holds on to something by now does not keep the process.
setTimeout(() => process.exit(), 500).unref()
