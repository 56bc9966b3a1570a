import { command, print } from './command'
import { answer } from './policy/main'

await command(async args => print(answer(args)))
