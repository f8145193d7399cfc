import { openFiles, openFilesAtMost } from '../http/descriptors.ts'

const STARTED = Date.now() / 1000 - process.uptime()

/** What every Prometheus client tells of its process, under the names that dashboards and alerts of the ecosystem know. */
export function processText(): string {
  const { user, system } = process.cpuUsage()
  const lines: (readonly [name: string, type: string, help: string, value: number | undefined])[] = [
    ['process_cpu_seconds_total', 'counter', 'Processor time in seconds', (user + system) / 1e6],
    ['process_resident_memory_bytes', 'gauge', 'Resident memory in bytes', process.memoryUsage.rss()],
    ['process_start_time_seconds', 'gauge', 'When the process began, in seconds of the epoch', STARTED],
    ['process_open_fds', 'gauge', 'Open file descriptors', openFiles()],
    ['process_max_fds', 'gauge', 'Open file descriptors at most', openFilesAtMost()],
  ]
  return lines
    .filter(([, , , value]) => value !== undefined)
    .map(([name, type, help, value]) => `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${value}\n`)
    .join('')
}
