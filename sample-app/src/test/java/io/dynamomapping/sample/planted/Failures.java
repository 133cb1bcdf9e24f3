package io.dynamomapping.sample.planted;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.dynamomapping.Attribute;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.faults.Fault;
import io.dynamomapping.faults.FaultProxy;
import io.dynamomapping.faults.Reply;
import io.dynamomapping.sample.airport.Airport;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Causes what the library throws where it was given, or has read, planted values.
 */
final class Failures {

	private final DynamoMappings mappings;

	private final DynamoMapping<String, Airport> airports;

	private final FaultProxy proxy;

	private final List<Throwable> found = new ArrayList<>();

	Failures(DynamoMappings mappings, DynamoMapping<String, Airport> airports, FaultProxy proxy) {
		this.mappings = mappings;
		this.airports = airports;
		this.proxy = proxy;
	}

	List<Throwable> cause() {
		refusals();
		badValues();
		requests();
		unreadableItem();
		return this.found;
	}

	private void add(Runnable action) {
		Throwable failure = catchThrowable(action::run);
		assertThat(failure).isNotNull();
		this.found.add(failure);
		this.proxy.reset();
	}

	private void refusals() {
		this.airports.put("PLNT", Planted.AIRPORT);
		add(() -> this.airports.insert(Planted.AIRPORT));
		add(() -> guarded().update(Attribute.attr(Airport::municipality).set(Planted.VALUE)));
		add(() -> guarded().put(Planted.AIRPORT));
		add(() -> this.mappings.transactions()
			.write((write) -> write.at(this.airports, "PLNT").putIfAbsent(Planted.AIRPORT)));
		add(() -> this.mappings.transactions()
			.write((write) -> write.at(this.airports, "PLNT")
				.onlyIf(Attribute.attr(Airport::name).ne(Planted.VALUE))
				.update(Attribute.attr("homePage").increment(new BigDecimal(1)))));
		add(() -> this.airports.at("PLNT").update(Attribute.attr("homePage").increment(1)));
	}

	private io.dynamomapping.GuardedItem<Airport> guarded() {
		return this.airports.at("PLNT").onlyIf(Attribute.attr(Airport::name).ne(Planted.VALUE)).orThrow();
	}

	private void badValues() {
		add(() -> this.airports.at("PLNT").update(Map.of("elevationFeet", Planted.VALUE)));
		add(() -> this.airports.at("PLNT").update(Map.of("municipality", Planted.VALUE + "\ud800")));
		add(() -> this.airports.at("PLNT").put("municipality", Planted.VALUE.repeat(40_000)));
		add(() -> this.airports.put("PLNT", withHomePage(Planted.VALUE.repeat(40_000))));
		add(() -> this.airports.scan().after("plantedToken").page());
		add(() -> this.airports.find(Map.of("latitude__gt", Planted.VALUE, "nothing__like__this", Planted.VALUE))
			.list());
	}

	private static Airport withHomePage(String homePage) {
		return new Airport("PLNT", Planted.AIRPORT.type(), Planted.VALUE, 1, 2, null, "EU", "ZZ", "ZZ-1", null, true,
				null, homePage, null, Set.of());
	}

	private void requests() {
		for (Fault fault : List.of(Fault.throttle("ProvisionedThroughputExceededException"), Fault.accessDenied(),
				Fault.RESET, Fault.APPLY_THEN_RESET, Fault.TRUNCATED, Fault.MALFORMED, Fault.WRONG_CRC32,
				Fault.reply(Reply.html(403)), quoting("Input collection [" + Planted.VALUE + "] has duplicates"),
				quoting("cannot be converted to a numeric value: " + Planted.VALUE),
				quoting("1 validation error detected: Value '{x=" + Planted.VALUE + "}' at 'item' is too long"),
				quoting("operand: AttributeValue: {S:" + Planted.VALUE + "}"))) {
			this.proxy.inject(fault);
			add(() -> this.airports.put("PLNT", Planted.AIRPORT));
			this.proxy.inject(fault);
			add(() -> this.airports.at("PLNT").require());
			this.proxy.inject(fault);
			add(() -> this.mappings.transactions()
				.write((write) -> write.at(this.airports, "PLNT").put(Planted.AIRPORT)));
		}
		this.proxy.inject(Fault.leftovers(1, new Random(1))).first(1);
		this.proxy.inject(Fault.accessDenied()).from(2);
		add(() -> this.airports.putAll(Map.of("PLNT", Planted.AIRPORT)));
	}

	private static Fault quoting(String message) {
		return Fault.reply(Reply.error(400, "ValidationException", message));
	}

	private void unreadableItem() {
		this.airports.client()
			.updateItem((request) -> request.tableName(this.airports.tableName())
				.key(Map.of("ident", AttributeValue.fromS("PLNT")))
				.updateExpression("SET latitude = :planted, #type = :planted")
				.expressionAttributeNames(Map.of("#type", "type"))
				.expressionAttributeValues(Map.of(":planted", AttributeValue.fromS(Planted.VALUE))));
		add(() -> this.airports.get("PLNT"));
		add(() -> this.airports.scan().list());
		add(() -> this.airports.getAll(List.of("PLNT")));
		add(() -> this.airports.compute("PLNT", (ident, airport) -> airport));
	}

}
