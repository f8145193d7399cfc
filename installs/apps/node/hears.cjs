const Pusher = require('pusher')

/** Publishes until an event arrives; fails after a while, and when the process would go on by itself afterwards. */
module.exports = async ({ createChannelKit, channel }) => {
  const kit = createChannelKit({ key: 'app-key', wsHost: '127.0.0.1', wsPort: 6001, forceTLS: false })
  const sdk = new Pusher({
    appId: '1',
    key: 'app-key',
    secret: 'app-secret',
    host: '127.0.0.1',
    port: '6001',
    useTLS: false,
  })
  let heard
  channel(kit, 'ticker').on('trade', (trade) => {
    heard = trade
  })
  for (let n = 0; n < 100 && !heard; n++) {
    await sdk.trigger('ticker', 'trade', { price: 42 })
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  kit.destroy()
  if (heard?.price !== 42)
    throw new Error(`No event arrived: ${JSON.stringify(kit.connection.getSnapshot())}`)
  const late = setTimeout(() => {
    console.error('Something of the kit keeps the process alive.')
    process.exit(1)
  }, 5000)
  late.unref()
}
