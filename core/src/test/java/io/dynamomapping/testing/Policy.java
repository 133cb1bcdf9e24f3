package io.dynamomapping.testing;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.dynamomapping.faults.Call;
import io.dynamomapping.faults.Fault;
import io.dynamomapping.faults.FaultProxy;

/**
 * An IAM policy of some actions: what is not allowed is denied. Stands between a client
 * and DynamoDB, and knows what was needed.
 */
public final class Policy {

	private static final Pattern PART = Pattern.compile("\"(Put|Update|Delete|ConditionCheck)\":\\{");

	private final FaultProxy proxy;

	private Policy(FaultProxy proxy) {
		this.proxy = proxy;
	}

	/**
	 * Allow some actions, and no others.
	 * @param proxy stands between client and DynamoDB
	 * @param actions their names without the service
	 * @return the policy
	 */
	public static Policy of(FaultProxy proxy, Set<String> actions) {
		proxy.reset();
		proxy.inject(Fault.accessDenied()).when((call) -> !actions.containsAll(actions(call)));
		return new Policy(proxy);
	}

	/**
	 * Return what would have had to be allowed.
	 * @return the actions of all requests so far
	 */
	public Set<String> needed() {
		Set<String> needed = new TreeSet<>();
		this.proxy.calls().forEach((call) -> needed.addAll(actions(call)));
		return needed;
	}

	private static Set<String> actions(Call call) {
		return switch (call.operation()) {
			// Transactions have no actions of their own.
			case "TransactGetItems" -> Set.of("GetItem");
			case "TransactWriteItems" -> parts(call.body());
			case "CreateTable" ->
				call.body().contains("\"Tags\":[") ? Set.of("CreateTable", "TagResource") : Set.of("CreateTable");
			default -> Set.of(call.operation());
		};
	}

	private static Set<String> parts(String body) {
		Set<String> actions = new TreeSet<>();
		Matcher part = PART.matcher(body);
		while (part.find()) {
			actions.add(part.group(1) + "Item");
		}
		return actions;
	}

}
