package io.dynamomapping.faults;

import java.io.IOException;
import java.util.Random;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves some elements of a batch to be sent again.
 */
final class LeftOvers implements Fault {

	private static final JsonMapper MAPPER = new JsonMapper();

	private final double share;

	private final Random random;

	LeftOvers(double share, Random random) {
		this.share = share;
		this.random = random;
	}

	@Override
	public void handle(Exchange exchange) throws IOException {
		boolean read = exchange.call().operation().equals("BatchGetItem");
		ObjectNode request = (ObjectNode) MAPPER.readTree(exchange.call().body());
		ObjectNode tables = (ObjectNode) request.get("RequestItems");
		ObjectNode left = MAPPER.createObjectNode();
		for (String table : tables.propertyNames().stream().toList()) {
			JsonNode whole = tables.get(table);
			ArrayNode elements = (ArrayNode) (read ? whole.get("Keys") : whole);
			ArrayNode unprocessed = take(elements);
			if (!unprocessed.isEmpty()) {
				left.set(table, read ? ((ObjectNode) whole.deepCopy()).set("Keys", unprocessed) : unprocessed);
			}
			if (elements.isEmpty()) {
				tables.remove(table);
			}
		}
		Reply processed = tables.isEmpty() ? Reply.json(200, read ? "{\"Responses\":{}}" : "{}")
				: exchange.apply(exchange.call().withBody(MAPPER.writeValueAsString(request)));
		ObjectNode answer = (ObjectNode) MAPPER.readTree(processed.body());
		if (processed.status() == 200) {
			answer.set(read ? "UnprocessedKeys" : "UnprocessedItems", left);
		}
		exchange.reply(processed.withBody(MAPPER.writeValueAsString(answer)));
	}

	private ArrayNode take(ArrayNode elements) {
		ArrayNode taken = MAPPER.createArrayNode();
		for (int i = elements.size() - 1; i >= 0; i--) {
			if (next() < this.share) {
				taken.add(elements.remove(i));
			}
		}
		return taken;
	}

	private double next() {
		synchronized (this.random) {
			return this.random.nextDouble();
		}
	}

}
