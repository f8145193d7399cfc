// Nothing to configure: it stands here so that svelte-check does not take the projects of vite.config.ts for one.
export default {}
