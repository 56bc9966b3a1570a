import { company } from '../builders/company'
import { expected } from '../builders/expectation'

export const accountInstance = company({
  name: 'account-instance',
  title: 'Studio Kesä',
  story: 'Four designers with one AWS account, no organization, and an instance of that account alone.',
  domain: 'studio-kesa.example',
  region: 'eu-north-1',
  account: '151515151515',
  standalone: true,
  administrator: 'aino.rautavuori',
  people: ['Aino Rautavuori', 'Elias Kankaanranta', 'Nilüfer Demirsoylu', 'Jonas Bergsveinn'],
  teams: [{ name: 'Studio', members: ['Aino Rautavuori', 'Elias Kankaanranta', 'Nilüfer Demirsoylu'] }],
  serviceLinkedRoles: ['user-subscriptions.amazonaws.com', 'q.amazonaws.com'],
  expect: expected('ready', { 'identity-center-kind': 'warn', 'organization-guardrails': 'skip' }),
})
