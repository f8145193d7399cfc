/**
 * Gets what the guide's script sends as a toast, in two tabs, finds it in the inbox, reads it, and finds it again after a reload.
 * @param {import('./visit.mjs').Visit} visit
 */
export async function notifications({ line, enter, open, script, trouble }) {
  const context = await enter('ann')
  const page = await open(context)
  const [tab, bob] = [await open(context), await open(await enter('bob'))]
  const bell = (/** @type {import('playwright-core').Page} */ one) =>
    one.getByRole('button', { name: /^Notifications/ })
  const unread = page.getByRole('button', { name: 'Notifications, 1 unread' })
  for (const one of [page, tab, bob]) await one.locator('.ck-notifications[data-state=empty]').waitFor()
  await script('server/notify.mjs')
  await unread.waitFor()
  const toast = page.getByRole('region', { name: 'New notifications (F6)' })
  await toast.getByText('Order 7 was paid').waitFor()
  await page.screenshot()
  await page.keyboard.press('F6')
  await page.keyboard.press('Escape')
  await toast.waitFor({ state: 'detached' })
  // The same once more is not another one.
  await script('server/notify.mjs')
  await unread.click()
  const inbox = page.getByRole('dialog', { name: 'Notifications' })
  const link = inbox.getByRole('link', { name: /Order 7 was paid/ })
  if ((await link.getAttribute('href')) !== '/orders/7') throw new Error('the link leads elsewhere')
  await inbox.getByRole('button', { name: 'Mark all as read' }).click()
  for (const one of [page, tab])
    await one.getByRole('button', { name: 'Notifications', exact: true }).waitFor()
  if ((await bell(bob).getAttribute('aria-label')) !== 'Notifications')
    throw new Error('Bob got what is Ann’s')
  await trouble(async () => {
    line.cut()
    await page.locator('.ck-notifications[data-state=stale]').waitFor()
    line.restore()
    await page.locator('.ck-notifications[data-state=live]').waitFor()
  })
  await page.reload()
  await bell(page).click()
  await inbox.getByText('Order 7 was paid').waitFor()
}
