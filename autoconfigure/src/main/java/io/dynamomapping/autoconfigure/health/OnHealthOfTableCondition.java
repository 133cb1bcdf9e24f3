package io.dynamomapping.autoconfigure.health;

import java.util.List;
import java.util.Map;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches when the health of the application depends on a table.
 */
final class OnHealthOfTableCondition extends SpringBootCondition {

	private static final Bindable<Map<String, Table>> TABLES = Bindable.mapOf(String.class, Table.class);

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Health of tables");
		List<String> tables = tables(context.getEnvironment());
		return tables.isEmpty() ? ConditionOutcome.noMatch(message.because("no 'dynamodb.tables.*.health' is 'true'"))
				: ConditionOutcome.match(message.found("table", "tables").items(tables));
	}

	private static List<String> tables(Environment environment) {
		return Binder.get(environment)
			.bind("dynamodb.tables", TABLES)
			.orElseGet(Map::of)
			.entrySet()
			.stream()
			.filter((table) -> table.getValue().health())
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * The only property that counts here.
	 */
	record Table(@DefaultValue("false") boolean health) {

	}

}
