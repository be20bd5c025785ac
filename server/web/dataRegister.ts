import { Router } from 'express';
import type { DataRegister } from '../../shared/protocol/dataRegister';
import type { WebDeps } from './deps';
import { answering } from './http/answers';

/** What this version stores, table by table. It says nothing about anybody, so everybody may read it. */
export function dataRegisterRoutes({ register }: WebDeps): Router {
  const routes = Router();
  routes.get(
    '/api/data',
    answering<DataRegister>(async () => register),
  );
  return routes;
}
