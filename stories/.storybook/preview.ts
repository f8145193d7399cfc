import '@channelkit/ui/styles.css'
import './preview.css'
import type { Preview } from '@storybook/html-vite'
import { themes } from 'storybook/theming'
import { codeOf } from '../lib/code.ts'
import { DocsPage } from '../lib/docs/docs-page.tsx'
import { LANGUAGES } from '../lib/languages.ts'
import { FRAMEWORKS, type Framework, TITLES } from '../lib/mounted.ts'
import { stage } from '../lib/stage.ts'
import type { StoryParameters } from '../lib/story.ts'

const toggle = (name: string, title: string, icon: string, on: string, off: string) => ({
  description: name,
  toolbar: {
    title,
    icon: icon as never,
    dynamicTitle: true,
    items: [
      { value: 'off', title: off },
      { value: 'on', title: on },
    ],
  },
})

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes: {
    framework: {
      description: 'The framework that every story and every sample of code is in',
      toolbar: {
        title: 'Framework',
        icon: 'component',
        dynamicTitle: true,
        items: FRAMEWORKS.map((value) => ({ value, title: TITLES[value] })),
      },
    },
    theme: {
      description: 'Colours',
      toolbar: {
        title: 'Theme',
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'system', title: 'As the system' },
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
    language: {
      description: 'In which words components speak',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          ...Object.entries(LANGUAGES).map(([value, { title }]) => ({ value, title })),
        ],
      },
    },
    direction: {
      description: 'Writing direction',
      toolbar: {
        title: 'Direction',
        icon: 'paragraph',
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
    cut: toggle('Whether the line is there', 'Cut', 'unlink', 'Line cut', 'Line up'),
    slow: toggle('How long a message takes', 'Slow', 'timer', 'Slow line', 'Fast line'),
    flood: toggle('How much is happening', 'Flood', 'lightning', 'Flood', 'Calm'),
    devtools: toggle('Devtools over the story', 'Devtools', 'wrench', 'Devtools open', 'No devtools'),
  },
  initialGlobals: {
    framework: 'react',
    theme: 'system',
    direction: 'ltr',
    language: 'en',
    cut: 'off',
    slow: 'off',
    flood: 'off',
    devtools: 'off',
  },
  parameters: {
    layout: 'padded',
    controls: { expanded: true },
    a11y: { test: 'error' },
    docs: {
      codePanel: true,
      page: DocsPage,
      theme: window.matchMedia('(prefers-color-scheme: dark)').matches ? themes.dark : themes.light,
      source: {
        type: 'dynamic',
        transform(_: string, { args, globals, parameters }: Context) {
          const { shown, code } = parameters as StoryParameters & { code?: Record<Framework, string> }
          const framework = globals.framework as Framework
          return typeof shown === 'string' ? codeOf(shown, args, framework) : (code?.[framework] ?? '')
        },
      },
    },
    options: {
      storySort: {
        order: [
          'Start',
          'Guides',
          [
            'Names and payloads',
            'Authorise a channel',
            'Who is online',
            'Typing',
            'Chat',
            'Live queries',
            'Gaps',
            'Errors',
            'Testing',
            'Server rendering',
            'React Native',
            '*',
          ],
          'Hooks',
          'Components',
          ['Overview', '*'],
          'Tools',
          'Theme',
          'Server',
          ['Run it', 'Configure it', 'Secure it', 'Grow it', '*'],
          'Performance',
          'Limits',
        ],
      },
    },
  },
  render(args, { canvasElement, globals, id, parameters }) {
    const { shown, scene } = parameters as StoryParameters
    const { documentElement } = document
    const spoken = LANGUAGES[globals.language as string]
    documentElement.dir = globals.language === 'ar' ? 'rtl' : globals.direction
    documentElement.lang = globals.language
    if (globals.theme === 'system') delete documentElement.dataset.theme
    else documentElement.dataset.theme = globals.theme
    return stage(canvasElement, {
      id,
      shown,
      scene,
      // The locale of a story is for English; another language brings its own.
      props: spoken && 'locale' in args ? { ...args, locale: undefined } : args,
      language: spoken && { labels: spoken.labels },
      framework: globals.framework,
      moving: true,
      weather: {
        cut: globals.cut === 'on',
        slow: globals.slow === 'on',
        flood: globals.flood === 'on',
        devtools: globals.devtools === 'on',
      },
    })
  },
}

interface Context {
  args: Record<string, unknown>
  globals: Record<string, unknown>
  parameters: Record<string, unknown>
}

export default preview
