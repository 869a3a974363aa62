// The GraphQL schema: the types of the schema package with the resolvers of the features.
import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { DefinitionResolver } from './features/definitions/definition.resolver.js';
import { FigureResolver, LineageResolver } from './features/figures/figure.resolver.js';
import { ImportResolver } from './features/imports/import.resolver.js';
import { InstitutionResolver } from './features/institutions/institution.resolver.js';
import { NodeResolver } from './features/nodes/node.resolver.js';
import { PlanResolver, TargetResolver } from './features/plans/plan.resolver.js';
import { RegionResolver } from './features/regions/region.resolver.js';
import { ReportMutationResolver } from './features/reports/report-mutation.resolver.js';
import { ReportResolver } from './features/reports/report.resolver.js';
import { ViewerResolver } from './features/viewer/viewer.resolver.js';

export const buildGraphqlSchema = (): Promise<GraphQLSchema> =>
  buildSchema({
    resolvers: [
      DefinitionResolver,
      FigureResolver,
      ImportResolver,
      InstitutionResolver,
      LineageResolver,
      NodeResolver,
      PlanResolver,
      RegionResolver,
      ReportMutationResolver,
      ReportResolver,
      TargetResolver,
      ViewerResolver,
    ],
    validate: false,
  });
