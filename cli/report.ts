import { command, print } from './command'
import { answer } from './report/main'

await command(async args => print(await answer(args)))
