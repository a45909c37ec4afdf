import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { contract, problem, type Route } from './contract.ts';

/** /api/openapi.json: the contract for Admissions' own systems, made from the very schemas that parse. */
export function addOpenApi(server: Server, publicUrl: string): void {
  const document = describe(publicUrl);
  server.get('/api/openapi.json', async (_request: Request, response: Response) => {
    response.send(200, document);
  });
}

function describe(publicUrl: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, route] of Object.entries<Route>(contract)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'IKP-forum', version: '1' },
    servers: [{ url: publicUrl }],
    security: [{ entraId: [] }],
    paths,
    components: { securitySchemes: { entraId: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  };
}

function operation(name: string, route: Route): object {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, parameter]) => ({
    name: parameter,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(route.query?.shape ?? {}).map(([parameter, schema]) => ({
    name: parameter,
    in: 'query',
    required: false,
    schema: z.toJSONSchema(schema as z.ZodType, { io: 'input' }),
  }));
  const inHeader =
    route === contract.createEligibilityRequest
      ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string' } }]
      : [];
  return {
    operationId: name,
    parameters: [...inPath, ...inQuery, ...inHeader],
    ...(route.upload ? { requestBody: { required: true, content: { 'application/octet-stream': {} } } } : {}),
    ...(route.body ? { requestBody: { required: true, content: content(route.body, 'input') } } : {}),
    responses: {
      200: { description: 'Done', content: content(route.response, 'output') },
      default: {
        description: 'Problem details (RFC 9457) in the person’s language',
        content: { 'application/problem+json': { schema: z.toJSONSchema(problem) } },
      },
    },
  };
}

function content(schema: z.ZodType, io: 'input' | 'output'): object {
  return { 'application/json': { schema: z.toJSONSchema(schema, { io }) } };
}
