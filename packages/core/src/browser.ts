// One file with all that it needs, pusher-js too, for a page without a bundler: `<script type="module">`.
export * from './index.ts'
