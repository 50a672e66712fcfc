.DEFAULT_GOAL := help
.PHONY: help run demo test test-long soak check format sbom chaos siege month bench clean

help: ## Lists the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Starts everything, plays a tour, keeps running (Ctrl-C stops it)
	@bin/stack run

demo: ## Plays the tour on an empty system and verifies the conversions at Trackdesk
	@bin/stack demo

test: ## Builds and runs the tests (CONTAINERS=1: with Kafka and PostgreSQL in Docker)
	@CONTAINERS=$(CONTAINERS) bin/test

test-long: ## Runs the long tests: kills, restarts, random histories, the whole system
	@CONTAINERS=$(CONTAINERS) bin/test --long

soak: ## Runs the long form of the tests that the other targets shorten
	@bin/mvn -B -ntp -q -T 2 package -DskipTests && bin/mvn -B -ntp -pl journeys,ingest-service -am \
	  jar:jar jar:test-jar surefire:test -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dtest='BillingDayTest,AnyHistoryTest,HostileRoundsTest,ReplicasSoak,DryRunFlowTest,io/saletrail/conversion/**/ActivityFlowTest' \
	  -Dbilling.payments=60 -Dhistories=2000 -Ddryrun.histories=100 -Dflow.histories=2000 -Dhostile.seconds=600

check: ## Verifies the formatting
	@bin/mvn -B -ntp -q spotless:check && echo "The formatting is correct."

format: ## Formats the code
	@bin/mvn -B -ntp -q spotless:apply

sbom: ## Lists what the built services consist of, with versions and licences (CycloneDX)
	@bin/sbom

chaos: ## Kills services, PostgreSQL and Kafka at work, and verifies every sale
	@bin/stack chaos

siege: ## Attacks all services for ten minutes while sales go on (MINUTES=2: for two)
	@bin/stack siege $(MINUTES)

month: ## Plays a month of sales by webhooks, by polls and by both, and compares the results
	@bin/stack month

bench: ## Measures throughput and latency, and the cost of other tenants, polls and renewals
	@bin/stack bench

clean: ## Deletes build output and the data of `make run`
	@bin/mvn -B -q clean && rm -rf .stack
