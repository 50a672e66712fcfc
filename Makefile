.DEFAULT_GOAL := help
.PHONY: help run demo test check format chaos month bench clean

help: ## Says what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Starts everything, plays a tour through it, stays up (Ctrl-C ends it)
	@bin/stack run

demo: ## Plays the tour on an empty house and checks what Trackdesk then holds
	@bin/stack demo

test: ## Runs all tests (CONTAINERS=1: on Docker's Kafka and PostgreSQL)
	@CONTAINERS=$(CONTAINERS) bin/mvn -B -ntp -T 2 verify

check: ## Fails on code that is not formatted
	@bin/mvn -B -ntp -q spotless:check && echo "Formatted as agreed."

format: ## Formats the code as agreed
	@bin/mvn -B -ntp -q spotless:apply

chaos: ## Kills every service amid its work, then one of two publishers, and counts
	@bin/stack chaos

month: ## Plays a month of sales three ways: by webhooks, by polls, by both, and compares
	@bin/stack month

bench: ## Measures webhooks per second, the time to Trackdesk, and what neighbours, polls and renewals cost
	@bin/stack bench

clean: ## Removes what was built and what the house has kept
	@bin/mvn -B -q clean && rm -rf .stack
