import '@channelkit/ui/styles.css'
import { all } from './all.ts'
import { vue } from './vue.ts'

all(vue)
