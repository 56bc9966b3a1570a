import { company } from '../builders/company'
import { expected } from '../builders/expectation'

export const emptyDirectory = company({
  name: 'empty-directory',
  title: 'Halfmoon Ferries',
  story: 'A ferry company that enabled Identity Center this morning and has added nobody yet.',
  domain: 'halfmoon-ferries.example',
  region: 'ap-southeast-1',
  account: '242424242424',
  administrator: 'wei.jie.tanaka-lim',
  teams: [{ name: 'Kiro pilots', description: 'Who gets Kiro first', members: [] }],
  expect: expected('not-ready', { 'users-to-subscribe': 'fail' }),
})
