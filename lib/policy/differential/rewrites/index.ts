import type { Case } from '../case'
import { lineBreak } from './conditions'
import { actionCharacters, actionService, missingElement } from './elements'
import { federatedUser, notPrincipalLevels, otherPartition, principalKinds, roleCase } from './principals'
import {
  incompleteArn,
  oldVersionResource,
  resourceCase,
  variableInResource,
  wildcardInType,
} from './resources'
import { emptySet, ifExistsAfterForAnyValue, listOfOne, missingSetOperator, unknownOperator } from './sets'
import { address, exponent, misfit, moment, padding } from './values'
import {
  oldVersion,
  specialCharacters,
  variableInArn,
  variableInBool,
  variableSpelling,
  variableWithoutValue,
} from './variables'

/**
 * What is rewritten so that a fault of the other engine has no part in its answer, in this order. Each by the name of
 * its row in explained.json.
 */
export const rewrites: Readonly<Record<string, (asked: Case) => void>> = {
  'line-break': lineBreak,
  'missing-element': missingElement,
  'unknown-operator': unknownOperator,
  'principal-kinds': principalKinds,
  'other-partition': otherPartition,
  'role-case': roleCase,
  'federated-user': federatedUser,
  'not-principal-levels': notPrincipalLevels,
  'action-service': actionService,
  'action-characters': actionCharacters,
  'old-version-resource': oldVersionResource,
  'variable-in-resource': variableInResource,
  'wildcard-in-type': wildcardInType,
  'incomplete-arn': incompleteArn,
  'resource-case': resourceCase,
  'if-exists-after-for-any-value': ifExistsAfterForAnyValue,
  'empty-set': emptySet,
  'list-of-one': listOfOne,
  'special-characters': specialCharacters,
  'old-version': oldVersion,
  'variable-in-bool': variableInBool,
  'variable-without-value': variableWithoutValue,
  'variable-spelling': variableSpelling,
  'variable-in-arn': variableInArn,
  misfit,
  exponent,
  moment,
  padding,
  address,
  'missing-set-operator': missingSetOperator,
}
