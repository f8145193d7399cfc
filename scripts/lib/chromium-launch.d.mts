/** How every test starts its browser: the one that was found or installed, without what a closed network upsets. */
export declare const chromiumLaunch: {
  executablePath: string
  args: string[]
}
