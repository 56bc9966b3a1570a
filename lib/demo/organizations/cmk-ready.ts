import { company } from '../builders/company'
import { expected, soundKey } from '../builders/expectation'
import { baseline, kiro } from '../builders/key-policies'

export const cmkReady = company({
  name: 'cmk-ready',
  title: 'Nordhavn Maritime',
  story: 'A shipping line whose own key carries AWS’s baseline and both of Kiro’s statements.',
  domain: 'nordhavn-maritime.example',
  region: 'eu-central-1',
  account: '222233334444',
  administrator: 'ingrid.solheimvik',
  hints: () => ({ profileRegion: 'eu-central-1' }),
  people: ['Ingrid Solheimvik', 'Bjarne Kvistgaard', 'Mei-Lin Zhao', 'Oluwaseun Adebiyi', 'Katarzyna Młynek'],
  teams: [{ name: 'Route planning', members: ['Bjarne Kvistgaard', 'Mei-Lin Zhao', 'Oluwaseun Adebiyi'] }],
  key: { policy: ids => [...baseline(ids), ...kiro(ids)] },
  expect: expected('ready', { ...soundKey, 'kiro-profile-region': 'pass' }),
})
