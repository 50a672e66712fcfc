# The stand-ins for Stripe and Trackdesk, and the shop. Never part of production.
#
#   docker build -f deploy/sandbox.Dockerfile -t saletrail/sandbox .

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -q -ntp package -Dmaven.test.skip=true -am -pl sandbox && \
    mkdir /lib-of-sandbox && \
    tr ':' '\n' < sandbox/target/sandbox.classpath | xargs cp -t /lib-of-sandbox

FROM eclipse-temurin:25-jre
WORKDIR /app
COPY --from=build /lib-of-sandbox/ lib/
COPY --from=build /src/sandbox/target/classes/ classes/
COPY deploy/healthcheck /usr/local/bin/healthcheck
RUN mkdir /data && chown 10001:10001 /data
VOLUME /data

ENV JDK_JAVA_OPTIONS="-Xmx256m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
ENV PORT=8090 HEALTH_PATH=/ DATA_FOLDER=/data
EXPOSE 8090
USER 10001:10001
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s --retries=6 CMD ["healthcheck"]
ENTRYPOINT ["java", "-cp", "classes:lib/*", "io.saletrail.sandbox.StandAlone"]
