import { company } from '../builders/company'
import { expected, soundKey } from '../builders/expectation'
import { baseline, type Ids, kiro, type Statement } from '../builders/key-policies'

/** A data perimeter that forgot aws:PrincipalIsAWSService: services carry no aws:PrincipalOrgID, so it refuses them. */
const perimeter = ({ organizationId }: Ids): Statement => ({
  Sid: 'DenyOutsideOrganization',
  Effect: 'Deny',
  Principal: '*',
  Action: 'kms:*',
  Resource: '*',
  Condition: { StringNotEquals: { 'aws:PrincipalOrgID': organizationId } },
})

export const cmkDenied = company({
  name: 'cmk-denied',
  title: 'Banco Araucaria',
  story: 'A bank whose data perimeter denies its key to everybody outside, AWS’s own services included.',
  domain: 'banco-araucaria.example',
  region: 'sa-east-1',
  account: '777788889999',
  administrator: 'thais.vasconcelos',
  people: ['Thaís Vasconcelos', 'Joaquim Bittencorte', 'Rosa Quispe Mamani', 'Emiliano Zárraga'],
  teams: [{ name: 'Payments', members: ['Joaquim Bittencorte', 'Rosa Quispe Mamani'] }],
  key: { policy: ids => [...baseline(ids), ...kiro(ids), perimeter(ids)] },
  expect: expected('not-ready', {
    ...soundKey,
    'key-policy-identity-center': 'fail',
    'key-policy-identity-store': 'fail',
    // The same Deny refuses sso.amazonaws.com and identitystore.amazonaws.com.
    'key-policy-baseline': 'fail',
  }),
})
