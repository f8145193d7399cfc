require('./hears.cjs')(require('@channelkit/core')).catch((error) => {
  console.error(error)
  process.exit(1)
})
