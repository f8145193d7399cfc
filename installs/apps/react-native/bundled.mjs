import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// What Metro made is there, and our code is in it.
const bundles = readdirSync('dist', { recursive: true }).filter((file) => /index-\w+\.hbc$/.test(file))
if (bundles.length !== 2) throw new Error(`Not a bundle a platform: ${bundles.join(', ')}`)
for (const file of bundles) {
  const code = readFileSync(join('dist', file), 'latin1')
  if (!code.includes('pusher:subscribe')) throw new Error(`There is no pusher-js in ${file}`)
  if (!code.includes('channelkit.dev')) throw new Error(`There is no kit in ${file}`)
  // Its file says `import.meta`, which the compiler of React Native takes only where Expo has taken that out.
  if (!code.includes('there are no workers here')) throw new Error(`There is a browser's worker in ${file}`)
}
