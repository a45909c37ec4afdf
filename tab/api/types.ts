import type { z } from 'zod';
import type { Contract, DemoContract, Problem, Route } from '../../bot/api/contract.ts';
import type { SignInContract } from '../../bot/api/contracts/signIn.ts';

/** All that the tab may ask of the server. Types only: the schemas stay there. */
export type Api = Contract & DemoContract & SignInContract;
export type RouteName = keyof Api;

export type Answer<Name extends RouteName> = z.output<Api[Name]['response']>;

type PathParams<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | PathParams<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

type Part<R extends Route, Name extends 'query' | 'body'> = R extends { readonly [P in Name]: infer S extends z.ZodType }
  ? { readonly [P in Name]: z.input<S> }
  : unknown;

type Params<Path extends string> = [PathParams<Path>] extends [never]
  ? unknown
  : { readonly params: Readonly<Record<PathParams<Path>, string>> };

/** What a call of the route has to bring: the path's parameters, query and body, each where the route has it. */
export type Ask<Name extends RouteName> = Params<Api[Name]['path']> & Part<Api[Name], 'query'> & Part<Api[Name], 'body'>;

export type Me = Answer<'me'>;
export type TaskListItem = Answer<'tasks'>['tasks'][number];
export type TaskDetail = Answer<'task'>;
export type TaskAction = TaskDetail['actions'][number];
export type ActionField = TaskAction['fields'][number];
export type AgreementList = Answer<'agreements'>;
export type Agreement = AgreementList['agreements'][number];
export type Condition = Agreement['conditions'][number];
export type AgreementDetails = Answer<'agreementDetails'>;
export type PlacesOfYear = AgreementDetails['places'][number];
export type Coverage = Agreement['coverage'];
export type EligibilityForm = Answer<'eligibilityForm'>;
export type NewRequest = Ask<'createEligibilityRequest'>['body'];
export type Broadcast = Answer<'broadcast'>;
export type NewBroadcast = Ask<'startBroadcast'>['body'];
export type UnreachedPerson = Answer<'unreached'>['people'][number];
export type EntraSettings = NonNullable<Answer<'signIn'>['entra']>;
export type DemoPerson = Answer<'people'>['people'][number];
export type FieldErrors = NonNullable<Problem['errors']>;
export type { Problem };
