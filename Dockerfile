# The server in production. The database is another machine's or container's: DATABASE_URL names it.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY domain/package.json domain/
COPY schema/package.json schema/
COPY tenants/package.json tenants/
COPY migrations/package.json migrations/
COPY server/package.json server/
COPY client-sdk/package.json client-sdk/
COPY console/package.json console/
# Without scripts: there is nothing to build yet.
RUN npm ci --ignore-scripts
COPY . .
# The embedded database is an optional dependency and stays out of the image.
RUN npm run build && npm prune --omit=dev --omit=optional --ignore-scripts

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production PROFILE=production
WORKDIR /app
COPY --from=build /app ./
# A volume that is mounted here takes its owner from it.
RUN install --directory --owner=node /var/lib/shuangcheng
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4000}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/dist/main.js"]
