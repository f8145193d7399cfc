import type { CDPSession, Locator, Page } from 'playwright-core'

const sessions = new WeakMap<Page, Promise<CDPSession>>()

/**
 * What an element looks like, a PNG file in base64. As Playwright does it, a picture takes twice as long: it prepares the page
 * first, and packs the file well. There are 900 of them.
 */
export async function pictureOf(page: Page, element: Locator): Promise<string> {
  const box = await element.boundingBox()
  if (!box) throw new Error('There is nothing to take a picture of.')
  const session = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, session)
  const clip = { ...box, scale: 1 }
  const options = { clip, optimizeForSpeed: true, captureBeyondViewport: true }
  return (await (await session).send('Page.captureScreenshot', options)).data
}
